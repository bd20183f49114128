import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { qualityReportSchema } from './contract-quality.ts';

describe('the last benchmark report', () => {
  it('is of the shape the public page reads, with the product beside each rival', () => {
    const report = qualityReportSchema.parse(JSON.parse(readFileSync('docs/quality/latest.json', 'utf8')));
    for (const task of report.tasks) {
      for (const metric of task.metrics) expect(metric.systems.map((s) => s.id), `${task.id} ${metric.id}`).toContain('jingzhe');
    }
  });
});
