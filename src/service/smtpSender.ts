import { createTransport } from 'nodemailer';
import type { MessageSender } from '../tracking/notices/sender.ts';

/** How long a mail server may take for each step. */
const deadlineMs = 20_000;

/** Sends by SMTP. @param url `smtp://user:password@host:587`, `smtps://…` @param from address that messages come from */
export function smtpSender(url: string, from: string): MessageSender {
  const limits = { connectionTimeout: deadlineMs, greetingTimeout: deadlineMs, socketTimeout: deadlineMs };
  const transport = createTransport({ url, ...limits });
  return {
    channel: 'smtp',
    async send({ to, subject, text, attachments }) {
      await transport.sendMail({
        ...{ from, to, subject, text },
        attachments: attachments.map(({ name, mediaType, bytes }) => ({
          filename: name,
          contentType: mediaType,
          content: Buffer.from(bytes),
        })),
      });
    },
  };
}
