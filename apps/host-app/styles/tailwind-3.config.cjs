const forms = require('@tailwindcss/forms');

module.exports = { darkMode: 'class', content: ['styles/page.html'], plugins: [forms] };
