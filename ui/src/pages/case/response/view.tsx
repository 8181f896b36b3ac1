import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { ResponseView as Response } from '../../../../../src/server/contract/response.ts';
import { useJobs } from '../../../api/queries.ts';
import { Answered } from '../../../parts/waiting.tsx';
import { useView } from '../view-query.ts';
import { ResponseParts } from './response-parts.tsx';
import { StartSection } from './start-section.tsx';

/** Lock the attacker out, prove it, give the account back, take steps back: each shown first, each journalled. */
export function ResponseView(): ReactNode {
  const name = useParams()['case']!;
  const navigate = useNavigate();
  const { query } = useView<Response>('response');
  const [newest] = useJobs(name);
  const busy = newest?.state === 'running';
  return (
    <Answered query={query}>
      {(response) => (
        <ResponseParts
          name={name}
          response={response}
          onGone={() => void navigate('/')}
          start={<StartSection name={name} response={response} busy={busy} />}
        />
      )}
    </Answered>
  );
}
