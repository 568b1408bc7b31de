import { z } from 'zod';
import { driverTripSchema } from '../driverTrip.ts';
import { endpointsOf } from './endpoint.ts';

/** The driver's own trip: his link says which. */
export const driverTripEndpoints = endpointsOf({
  readDriverTrip: {
    method: 'get',
    path: '/driver-trip',
    summary: {
      zh: '司机链接所指的车次：停靠点、乘车名单、规则、路单版本',
      en: 'the trip of a driver’s link: stops, boarding list, rules, version of the sheet',
    },
    access: ['driver'],
    reply: { status: 200, body: driverTripSchema },
  },
  openDemoTrip: {
    method: 'post',
    path: '/door/driver-links',
    summary: { zh: '示例车次的司机链接', en: 'a driver’s link to a trip of the demo, where there is one' },
    access: 'public',
    reply: { status: 200, body: z.object({ url: z.string() }) },
  },
});
