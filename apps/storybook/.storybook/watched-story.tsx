import { useEffect, type ReactElement, type ReactNode } from 'react';
import { addons } from 'storybook/preview-api';
import { channels, type Command } from '../src/stepper/protocol.ts';
import { watchStory } from '../src/stepper/watch-story.ts';

/** A story that goes by itself: the panel that steps machines watches its machine. */
export function WatchedStory({ children }: { readonly children: ReactNode }): ReactElement {
  useEffect(() => {
    const channel = addons.getChannel();
    const watch = watchStory({
      onState: (state) => channel.emit(channels.state, state),
      onLayout: (layout) => channel.emit(channels.layout, layout),
    });
    const answer = (command: Command) => {
      if (command.do === 'report') watch.report();
    };
    channel.on(channels.command, answer);
    return () => {
      watch.stop();
      channel.off(channels.command, answer);
    };
  }, []);
  return <>{children}</>;
}
