import { useTexts } from '../../lib/useTexts.ts';
import { telLink } from '../model/links.ts';
import { moreTexts } from '../moreTexts.ts';
import { useTrip } from '../state/TripContext.tsx';
import { tripTexts } from '../tripTexts.ts';

/** Who drives, and whom the companies send along. */
export function CrewCard() {
  const t = useTexts(moreTexts);
  const { run } = useTrip();
  return (
    <section className="card">
      <h2>{t.crew}</h2>
      <ul className="plainList">
        {run.drivers.map(({ driverId, name, phone }) => (
          <Contact key={driverId} who={name} name={name} phone={phone} />
        ))}
      </ul>
      {run.escorts.length > 0 && (
        <>
          <h2>{t.escorts}</h2>
          <ul className="plainList">
            {run.escorts.map(({ company, contact, phone }) => (
              <Contact key={company} who={`${company} · ${contact}`} name={contact} phone={phone} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Contact({ who, name, phone }: { who: string; name: string; phone: string }) {
  const t = useTexts(tripTexts);
  const href = telLink(phone);
  return (
    <li>
      <span>{who}</span>
      {href !== null && (
        <a className="button" href={href}>
          {t.call(name)}
        </a>
      )}
    </li>
  );
}
