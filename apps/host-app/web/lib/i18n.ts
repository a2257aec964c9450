import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

const characters = {
  'en-US': {
    title: 'Edit character',
    save: 'Save',
    details: 'Details',
    images: 'Images',
    name: 'First name',
  },
  'pt-BR': {
    title: 'Editar personagem',
    save: 'Salvar',
    details: 'Detalhes',
    images: 'Imagens',
    name: 'Nome',
  },
};

/** Nothing falls back: what a language lacks is shown as its key. */
export const i18n = i18next.createInstance();

export async function startI18n(): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: localStorage.getItem('i18nextLng') ?? 'en-US',
    fallbackLng: false,
    load: 'currentOnly',
    ns: ['characters'],
    defaultNS: 'characters',
    interpolation: { escapeValue: false },
    resources: {
      'en-US': { characters: characters['en-US'] },
      'pt-BR': {
        characters: characters['pt-BR'],
        // A host may put its own words in place of ours, one by one.
        imageGeneration: { 'action.generate': 'Gerar agora' },
      },
    },
  });
}
