import './driver.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { DriverDoor } from './DriverDoor.tsx';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <DriverDoor />
  </StrictMode>,
);
