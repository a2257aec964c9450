import axios from 'axios';
import { readSession } from './session.ts';

/** The host's instance: JSON by default, and the session's token on each request. No timeout, no signal. */
export const api = axios.create({
  headers: { 'Content-Type': 'application/json' },
  withCredentials: true,
});

api.interceptors.request.use((config) => {
  config.headers.set('Authorization', `Bearer ${readSession().token}`);
  config.headers.set('X-User-Language', localStorage.getItem('i18nextLng') ?? 'en-US');
  return config;
});
