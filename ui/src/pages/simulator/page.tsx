import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { Attacks } from '../../../../src/server/contract/simulator.ts';
import { get, path } from '../../api/client.ts';
import { keys, useJobs } from '../../api/queries.ts';
import { useSay, useTexts } from '../../i18n/language.tsx';
import { JobProgress } from '../../parts/job-progress.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Answered } from '../../parts/waiting.tsx';
import { AttackSection } from './attack-section.tsx';
import { ChooseScenario } from './choose-scenario.tsx';
import { InnocentSection } from './innocent-section.tsx';
import { StartOver } from './start-over.tsx';
import { StorySection } from './story-section.tsx';
import { simulatorTexts } from './texts.ts';
import { TrainingSection } from './training-section.tsx';

/** Choose a scenario, let the attacker act before and after, or be graded without seeing the answers. */
export function SimulatorPage(): ReactNode {
  const { scenario } = useParams();
  const t = useTexts(simulatorTexts);
  return scenario === undefined ? (
    <>
      <PageHead title={t.title} lead={t.lead} />
      <ChooseScenario />
    </>
  ) : (
    <OneScenario key={scenario} id={scenario} />
  );
}

function OneScenario({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const t = useTexts(simulatorTexts);
  const query = useQuery({
    queryKey: [...keys.simulator, id],
    queryFn: ({ signal }) => get<Attacks>(path`/api/simulator/${id}`, signal),
  });
  const domain = query.data?.scenario.domain;
  const [newest] = useJobs(domain ?? '');
  return (
    <>
      <PageHead
        title={query.data ? say(query.data.scenario.title) : t.title}
        actions={query.data ? <StartOver scenario={query.data.scenario} /> : null}
        lead={query.data ? `${query.data.scenario.displayName} · ${query.data.scenario.domain}` : t.lead}
      />
      {newest ? <JobProgress job={newest} /> : null}
      <Answered query={query}>
        {(attacks) => (
          <>
            <StorySection attacks={attacks} />
            {attacks.training?.grade === null ? null : <AttackSection attacks={attacks} />}
            {attacks.training?.grade === null ? null : <InnocentSection attacks={attacks} />}
            {attacks.scenario.victims.length > 0 ? <TrainingSection attacks={attacks} /> : null}
          </>
        )}
      </Answered>
    </>
  );
}
