import {
  AuditOutlined,
  BankOutlined,
  CarOutlined,
  ControlOutlined,
  DeploymentUnitOutlined,
  HomeOutlined,
  IdcardOutlined,
  InboxOutlined,
  LineChartOutlined,
  MedicineBoxOutlined,
  NotificationOutlined,
  SolutionOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';
import { everyone, planners, senders } from '../../contract/api/endpoint.ts';
import type { Role } from '../../contract/api/roles.ts';
import type { Bilingual } from '../../contract/text.ts';

/** One page of the staff's, loaded when somebody opens it. */
export interface Page {
  /** Path pattern, from the root. */
  path: string;
  roles: readonly Role[];
  load(): Promise<{ default: ComponentType }>;
  /** Its entry in the navigation; left out, the page is reached from another one. */
  entry?: {
    label: Bilingual;
    icon: ReactNode;
    /** Those who see the entry; left out: all who may open the page. */
    roles?: readonly Role[];
  };
}

/** Every page and who may open it; the first entry of a role is where it begins. */
export const pages: readonly Page[] = [
  {
    path: '/desk',
    roles: planners,
    load: () => import('../features/desk/components/BatchesPage.tsx'),
    entry: { label: { zh: '调度台', en: 'Dispatch' }, icon: <CarOutlined /> },
  },
  {
    path: '/overview',
    roles: planners,
    load: () => import('../features/overview/components/OverviewPage.tsx'),
    entry: { label: { zh: '全区总览', en: 'Overview' }, icon: <LineChartOutlined /> },
  },
  {
    path: '/desk/batches/:batchId',
    roles: planners,
    load: () => import('../features/desk/components/BatchPage.tsx'),
  },
  {
    path: '/desk/plans/:planId',
    roles: planners,
    load: () => import('../features/desk/components/DeskPage.tsx'),
  },
  {
    path: '/desk/plans/:planId/live',
    roles: planners,
    load: () => import('../features/desk/components/LivePage.tsx'),
  },
  {
    path: '/desk/plans/:planId/bulletin',
    roles: planners,
    load: () => import('../features/desk/components/BulletinPage.tsx'),
  },
  {
    path: '/arrivals',
    roles: ['desk', ...planners],
    load: () => import('../features/arrivals/components/ArrivalsPage.tsx'),
    entry: { label: { zh: '到达登记', en: 'Arrivals' }, icon: <IdcardOutlined /> },
  },
  {
    path: '/batches',
    roles: ['hr'],
    load: () => import('../features/portal/components/BatchesPage.tsx'),
    entry: { label: { zh: '返岗批次', en: 'Batches' }, icon: <SolutionOutlined /> },
  },
  {
    path: '/batches/:batchId',
    roles: ['hr'],
    load: () => import('../features/portal/components/BatchPage.tsx'),
  },
  {
    path: '/notices',
    roles: senders,
    load: () => import('../features/notices/components/NoticesPage.tsx'),
    // dispatchers come from the page of buses: their navigation is full
    entry: { label: { zh: '乘车通知', en: 'Notices' }, icon: <NotificationOutlined />, roles: ['hr'] },
  },
  {
    path: '/dorms',
    roles: ['warden', 'desk', ...planners],
    load: () => import('../features/dorms/components/DormsPage.tsx'),
    entry: { label: { zh: '宿舍', en: 'Beds' }, icon: <HomeOutlined /> },
  },
  {
    path: '/observation',
    roles: everyone,
    load: () => import('../features/observation/components/ObservationPage.tsx'),
    entry: { label: { zh: '隔离观察', en: 'Observation' }, icon: <MedicineBoxOutlined /> },
  },
  {
    path: '/supplies',
    roles: ['warden', 'desk', ...planners],
    load: () => import('../features/supplies/components/SuppliesPage.tsx'),
    entry: { label: { zh: '物资', en: 'Supplies' }, icon: <InboxOutlined /> },
  },
  {
    path: '/settings',
    roles: planners,
    load: () => import('../features/settings/components/SettingsPage.tsx'),
    entry: { label: { zh: '批次设置', en: 'Batch settings' }, icon: <ControlOutlined /> },
  },
  {
    path: '/admin/companies',
    roles: planners,
    load: () => import('../features/admin/components/CompaniesPage.tsx'),
    entry: { label: { zh: '企业', en: 'Companies' }, icon: <BankOutlined /> },
  },
  {
    path: '/admin/users',
    roles: ['admin'],
    load: () => import('../features/admin/components/UsersPage.tsx'),
    entry: { label: { zh: '账号', en: 'Accounts' }, icon: <TeamOutlined /> },
  },
  {
    path: '/admin/audit',
    roles: ['admin'],
    load: () => import('../features/admin/components/AuditPage.tsx'),
    entry: { label: { zh: '操作记录', en: 'Audit log' }, icon: <AuditOutlined /> },
  },
  {
    path: '/admin/queues',
    roles: planners,
    load: () => import('../features/admin/components/QueuesPage.tsx'),
    entry: { label: { zh: '队列', en: 'Queues' }, icon: <DeploymentUnitOutlined /> },
  },
  {
    path: '/account',
    roles: everyone,
    load: () => import('../features/account/components/AccountPage.tsx'),
  },
];
