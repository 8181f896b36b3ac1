import {
  Button,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  ProgressBar,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { DocumentAdd24Regular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { Job } from '../../../../src/server/contract/jobs.ts';
import type { Named } from '../../../../src/server/contract/new-case.ts';
import { path, post } from '../../api/client.ts';
import { sendFile } from '../../api/upload.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.tsx';
import { Section } from '../../parts/card.tsx';
import { ErrorNotice } from '../../parts/error-notice.tsx';
import { visible } from '../../parts/visible.ts';
import { AdvancedFields, DayFields, nothingWritten, useNarrowing } from './narrowing.tsx';
import { newCaseTexts } from './texts.ts';

/** Files of any known export, dropped or chosen: they are copied into the case, then read. */
export function FromFiles(): ReactNode {
  const t = useTexts(newCaseTexts);
  const format = useFormat();
  const styles = useStyles();
  const navigate = useNavigate();
  const chooser = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [name, setName] = useState('');
  const narrowing = useNarrowing(nothingWritten);
  /** The case of a try that failed: the next goes on in it, and leaves no empty one behind. */
  const made = useRef<{ readonly wanted: string; readonly case: string } | null>(null);
  const [over, setOver] = useState(false);
  const [sent, setSent] = useState<readonly number[]>([]);
  const add = (more: FileList | null): void => setFiles((known) => [...known, ...(more ?? [])]);
  const begin = useMutation({
    mutationFn: async () => {
      const wanted = name.trim();
      if (made.current?.wanted !== wanted) {
        const begun = await post<Named>('/api/cases', { name: wanted || null });
        made.current = { wanted, case: begun.name };
      }
      const { case: into } = made.current;
      const stored: string[] = [];
      for (const [index, file] of files.entries()) {
        const answer = await sendFile<Named>(path`/api/cases/${into}/files/${file.name}`, file, (share) =>
          setSent((known) => Object.assign([...known], { [index]: share })),
        );
        stored.push(answer.name);
      }
      return post<Job>(path`/api/cases/${into}/investigate`, { files: stored, ...narrowing.given });
    },
    onSuccess: (job) => navigate(path`/cases/${job.case}`),
  });
  return (
    <Section title={t.fromFiles}>
      <div className={styles.form}>
        <div
          className={mergeClasses(styles.drop, over && styles.over)}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            add(event.dataTransfer.files);
          }}
        >
          <DocumentAdd24Regular />
          <span>{t.dropHere}</span>
          <Button onClick={() => chooser.current?.click()} disabled={begin.isPending}>
            {t.choose}
          </Button>
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            aria-label={t.choose}
            onChange={(event) => {
              add(event.target.files);
              event.target.value = '';
            }}
          />
          <span className={styles.hint}>{t.formats}</span>
        </div>
        {files.length > 0 ? (
          <ul className={styles.files} aria-label={t.files}>
            {files.map((file, index) => (
              // A file may be chosen twice; its place is its name here.
              // eslint-disable-next-line react/no-array-index-key
              <li key={`${index} ${file.name}`} className={styles.file}>
                <Field
                  className={styles.bar}
                  label={`${visible(file.name)} (${format.number(Math.ceil(file.size / 1_024))} kB)`}
                >
                  <ProgressBar value={sent[index] ?? 0} thickness="large" />
                </Field>
                <Button
                  size="small"
                  disabled={begin.isPending}
                  aria-label={t.removeFile(visible(file.name))}
                  onClick={() => setFiles((known) => known.filter((_, place) => place !== index))}
                >
                  {t.remove}
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        <Field label={t.accounts} hint={t.accountsHint}>
          <Textarea
            value={narrowing.written.accounts}
            onChange={(_, data) => narrowing.change({ accounts: data.value })}
            rows={3}
            resize="vertical"
          />
        </Field>
        <DayFields form={narrowing} sinceHint={t.sinceHintFiles} />
        <Field label={t.name} hint={t.fileNameHint}>
          <Input value={name} onChange={(_, data) => setName(data.value)} maxLength={100} />
        </Field>
        <AdvancedFields form={narrowing} />
        {begin.error ? <ErrorNotice error={begin.error} /> : null}
        <div>
          <Button
            appearance="primary"
            disabled={files.length === 0 || begin.isPending || !narrowing.valid}
            onClick={() => begin.mutate()}
          >
            {t.readFiles}
          </Button>
        </div>
      </div>
    </Section>
  );
}

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '640px' },
  drop: {
    display: 'grid',
    justifyItems: 'center',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalXXL,
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    textAlign: 'center',
  },
  over: {
    borderTopColor: tokens.colorBrandStroke1,
    borderRightColor: tokens.colorBrandStroke1,
    borderBottomColor: tokens.colorBrandStroke1,
    borderLeftColor: tokens.colorBrandStroke1,
    backgroundColor: tokens.colorBrandBackground2,
  },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  files: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalS },
  file: { display: 'flex', alignItems: 'end', gap: tokens.spacingHorizontalM },
  bar: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
});
