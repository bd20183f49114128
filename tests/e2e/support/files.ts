import { randomInt } from 'node:crypto';
import { cnCheckDigit } from '#app/modules/patents/numbers-cn.ts';

/**
 * A patent nobody has imported before. The serial lies in 97xxxxx: the office has never reached it and the demo world does not use
 * it, so the number is well formed (its check digit is right) and names no real patent.
 */
export function freshPatent(owner: string) {
  const serial = `97${String(randomInt(0, 100_000)).padStart(5, '0')}`;
  const digits = `20191${serial}`;
  // Letters alone: a word with many digits would be searched as a patent number.
  const mark = Array.from({ length: 10 }, () => 'bcdfghjklmnpqrstvwxz'[randomInt(20)]).join('');
  return {
    application: `${digits}.${cnCheckDigit(digits)}`,
    /** A word that stands in this patent's texts and nowhere else. */
    mark,
    title: `一种钴基梯度涂层及其制备装置 ${mark}`,
    abstract: `本发明公开了一种钴基梯度涂层（试样 ${mark}），以激光熔覆逐层改变钴含量，使涂层与基体的热膨胀差下降四成，热循环寿命提高到三倍。`,
    owner, filed: '2019-03-12', granted: '2021-06-18', ipc: 'C23C24/10', inventors: '赵知远;钱若溪',
  };
}
export type FreshPatent = ReturnType<typeof freshPatent>;

/** The patents as a retrieval platform exports them: UTF-8 with BOM, quoted, Windows line ends. */
export function patentCsv(patents: readonly FreshPatent[]): Buffer {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const head = ['申请号', '发明名称', '摘要', '申请日', '授权公告日', '主分类号', '专利权人', '发明人', '专利类型'];
  const rows = patents.map((p) => [p.application, p.title, p.abstract, p.filed, p.granted, p.ipc, p.owner, p.inventors, '发明专利']);
  return Buffer.from(`\ufeff${[head, ...rows].map((r) => r.map(cell).join(',')).join('\r\n')}\r\n`, 'utf8');
}

/** A one-page PDF that says the line (ASCII), as a certificate's scan. */
export function pdf(line: string): Buffer {
  const text = `BT /F1 14 Tf 60 760 Td (${line.replace(/[()\\]/g, '')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => { const at = body.length; body += `${i + 1} 0 obj\n${object}\nendobj\n`; return at; });
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')}`;
  return Buffer.from(`${body}${xref}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
}
