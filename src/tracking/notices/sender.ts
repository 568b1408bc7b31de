/** A message on its way out. Holds personal data: it goes to its recipient and nowhere else. */
export interface OutgoingMessage {
  to: string;
  subject: string;
  text: string;
  attachments: { name: string; mediaType: string; bytes: Uint8Array }[];
}

/** Something that carries messages: SMTP, or the gateway of a provider. */
export interface MessageSender {
  /** What the log calls it, for example `smtp`. */
  channel: string;
  /** @throws where the message was not taken */
  send(message: OutgoingMessage): Promise<void>;
}

/** Something that carries short texts to phones: the gateway of an SMS provider (README, "Notices"). */
export interface TextSender {
  /** What the log calls it, for example `sms`. */
  channel: string;
  /** @throws where the text was not taken */
  send(text: { phone: string; text: string }): Promise<void>;
}

/** What carries notices; null or left out: the server has none. */
export interface Senders {
  sender?: MessageSender | null;
  texts?: TextSender | null;
}
