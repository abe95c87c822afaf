/** Calls `onText` with the words of every event of a body; knows nothing but `data:` on one line. */
export async function readEvents(body, onText) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = (rest + read.value).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      if (!line.startsWith('data: {')) continue;
      const text = JSON.parse(line.slice(6)).choices[0].delta.content;
      if (text) onText(text);
    }
  }
}
