import type { RequestHandler } from 'express';
import multer from 'multer';
import { MalformedUploadError } from './api-error.ts';

const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;

/** Reads a multipart body with at most one file, under this field. */
export function receiveUpload(field: string): RequestHandler {
  const receive = multer({
    limits: { fileSize: MAX_UPLOAD_BYTES, files: 1, fields: 10, parts: 12, fieldSize: 10_000 },
  }).single(field);
  return (req, res, next) => {
    receive(req, res, (error: unknown) => {
      const isMalformed = error instanceof Error && !(error instanceof multer.MulterError);
      next(isMalformed ? new MalformedUploadError(error.message, { cause: error }) : error);
    });
  };
}
