// Parses the shipped rules into dist/content/detections.json, so that no run has to: part of npm run build.
const { compileRuleFiles, compiledRules, shippedRules } =
  await import('../dist/engine/investigate/rule-files.js');
await compileRuleFiles(shippedRules, compiledRules);
