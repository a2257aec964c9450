import type { GenerationClient } from '../contract/index.ts';
import type { AbsoluteUrls } from './absolute-urls.ts';
import type { Http } from '../http/http.ts';
import { path } from '../http/http.ts';
import { isMissingRoute } from './missing-route.ts';
import { AnyReply, ImageDetailsReply, ImagesReply } from './replies.ts';

type ImageEndpoints = Pick<
  GenerationClient,
  'listImages' | 'getImageDetails' | 'activateImage' | 'deleteImage'
>;

/** A character's stored pictures. */
export function imageEndpoints(http: Http, urls: AbsoluteUrls): ImageEndpoints {
  const images = (characterId: string) => path`/image-generation/characters/${characterId}/images`;
  let hasDetails = true;
  return {
    listImages: async (characterId, options) => {
      const { data } = await http.send('GET', images(characterId), ImagesReply, options);
      return Object.values(data).flat().map(urls.image);
    },
    getImageDetails: async ({ characterId, imageId }, options) => {
      if (!hasDetails) return null;
      try {
        const target = `${images(characterId)}${path`/${imageId}`}`;
        const { data } = await http.send('GET', target, ImageDetailsReply, options);
        return urls.image(data);
      } catch (thrown) {
        if (!isMissingRoute(thrown)) throw thrown;
        hasDetails = false;
        return null;
      }
    },
    activateImage: async ({ characterId, imageId }, options) => {
      const target = `${images(characterId)}${path`/${imageId}/activate`}`;
      await http.send('PATCH', target, AnyReply, { ...options, body: {} });
    },
    deleteImage: async ({ characterId, imageId }, options) => {
      await http.send('DELETE', `${images(characterId)}${path`/${imageId}`}`, AnyReply, options);
    },
  };
}
