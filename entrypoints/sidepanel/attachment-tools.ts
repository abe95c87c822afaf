import { createAttachmentReader } from '../../lib/chat/attachment-reader.ts';
import type { OpenPicture } from '../../lib/chat/attachment-picture.ts';
import { FORMATS } from '../../lib/formats/registry.ts';
import type { AttachmentTools } from '../../lib/state/attachment-store.ts';

const openPicture: OpenPicture = async (file) => {
  const bitmap = await createImageBitmap(file);
  return {
    width: bitmap.width,
    height: bitmap.height,
    encode(type, width, height) {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (!context) throw new TypeError('a canvas has no 2d context');
      context.imageSmoothingQuality = 'high';
      if (type === 'image/jpeg') {
        context.fillStyle = 'white';
        context.fillRect(0, 0, width, height);
      }
      context.drawImage(bitmap, 0, 0, width, height);
      return canvas.convertToBlob({ type, quality: 0.85 });
    },
    close: () => bitmap.close(),
  };
};

/** What is loaded with the first attachment: reading files, and knowing every format. */
export const ATTACHMENT_TOOLS: AttachmentTools = {
  readFile: createAttachmentReader(openPicture),
  takesPictures: (format) => FORMATS[format].takesImages,
};
