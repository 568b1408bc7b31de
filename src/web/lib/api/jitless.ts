import { z } from 'zod';

// compiled schemas need eval, which our pages forbid; has to stand before the first schema is made
z.config({ jitless: true });
