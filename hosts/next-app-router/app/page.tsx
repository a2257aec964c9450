import { CreateAvatar } from './create-avatar';

export default function Page() {
  return (
    <main>
      <h1>A character</h1>
      <CreateAvatar />
    </main>
  );
}
