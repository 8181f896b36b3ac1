import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PlanView, StepView, Undo } from '../../../../../src/server/contract/response.ts';
import { path, post } from '../../../api/client.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { ErrorNotice } from '../../../parts/error-notice.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import { useStepColumns } from './step-columns.ts';
import { StepList } from './step-list.tsx';
import { responseTexts } from './texts.ts';

/** A plan that was begun: what became of each step, and the way back. */
export function DoneSection({
  name,
  plan,
  busy,
}: {
  readonly name: string;
  readonly plan: PlanView;
  readonly busy: boolean;
}): ReactNode {
  const t = useTexts(responseTexts);
  const format = useFormat();
  const columns = useStepColumns();
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const undo = useMutation({
    mutationFn: (given: Undo) => post(path`/api/cases/${name}/response/undo`, given),
    onSuccess: () => setAsked(null),
  });
  const steps = plan.steps.filter((step) => step.selected);
  const undoable = steps.filter(canUndo);
  return (
    <Section
      title={t.doneTitle(t.kinds[plan.kind], format.moment(plan.createdAt))}
      aside={
        <>
          {undoable.length > 0 ? (
            <Button disabled={busy} onClick={() => setAsked(undoable.map(({ id }) => id))}>
              {t.undoAll}
            </Button>
          ) : null}
          <ExportMenu name={`${name}-${plan.kind}`} columns={columns} all={() => steps} />
        </>
      }
    >
      <StepList
        steps={steps}
        actions={(step) =>
          canUndo(step) ? (
            <Button
              size="small"
              disabled={busy}
              aria-label={t.undoStep(step.id)}
              onClick={() => setAsked([step.id])}
            >
              {t.undo}
            </Button>
          ) : null
        }
      />
      <Dialog open={asked !== null} onOpenChange={(_, data) => (data.open ? undefined : setAsked(null))}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{t.undoTitle(asked?.length ?? 0)}</DialogTitle>
            <DialogContent>
              {t.undoLead}
              {undo.error ? <ErrorNotice error={undo.error} /> : null}
            </DialogContent>
            <DialogActions>
              <Button onClick={() => setAsked(null)}>{t.cancel}</Button>
              <Button
                appearance="primary"
                disabled={undo.isPending}
                onClick={() => undo.mutate({ steps: asked ?? [] })}
              >
                {t.undoDo}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </Section>
  );
}

function canUndo(step: StepView): boolean {
  return step.reversible !== 'no' && (step.outcome === 'done' || step.outcome === 'unverified');
}
