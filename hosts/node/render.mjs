import assert from 'node:assert/strict';
import { createScriptedClient } from '@charhub/api-client/testing';
import { AvatarGenerationModal, GenerationDock, GenerationProvider, ImagesTab } from '@charhub/ui';
import { ptBR } from '@charhub/ui/locales/pt-br';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';

const html = renderToString(
  createElement(
    GenerationProvider,
    { client: createScriptedClient(), userId: 'owner', locale: 'pt-BR', messages: ptBR },
    createElement('h1', null, 'A character'),
    createElement(ImagesTab, { characterId: 'character-1' }),
    createElement(AvatarGenerationModal, { characterId: 'character-1', isOpen: true, onClose: () => {} }),
    createElement(GenerationDock),
  ),
);
assert.match(html, /<h1>A character<\/h1>/);
assert.match(html, new RegExp(ptBR['kind.reference-dataset']));
console.log('rendered', html.length);
