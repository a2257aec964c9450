import forms from '@tailwindcss/forms';

export default { content: ['./index.html', './*.tsx'], darkMode: 'class', plugins: [forms] };
