import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { addons } from 'storybook/preview-api';
import { channels, type Command } from '../src/stepper/protocol.ts';
import { watchStory } from '../src/stepper/watch-story.ts';

/** A story that goes by itself: the panel that steps machines watches its machine. */
export function WatchedStory({ children }: { readonly children: ReactNode }): ReactElement {
  // From the first render on, since a story's machines are started before the effects of what is around it.
  const [watch] = useState(() => {
    const channel = addons.getChannel();
    return watchStory({
      onState: (state) => channel.emit(channels.state, state),
      onLayout: (layout) => channel.emit(channels.layout, layout),
    });
  });

  useEffect(() => {
    const channel = addons.getChannel();
    const answer = (command: Command) => {
      if (command.do === 'report') watch.report();
    };
    channel.on(channels.command, answer);
    return () => {
      watch.stop();
      channel.off(channels.command, answer);
    };
  }, [watch]);
  return <>{children}</>;
}
