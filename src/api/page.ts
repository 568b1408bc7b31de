/** A page of ours that needs no script and no style from elsewhere. `body` is HTML; the caller escapes what is not ours. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · 接运 Jieyun</title></head>
<body>
${body}
</body>
</html>
`;
}
