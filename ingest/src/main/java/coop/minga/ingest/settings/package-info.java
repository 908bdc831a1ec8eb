/** What an agent is told: its files, broker, pace, language and clock. In: {@code agent.yaml}. Next: {@code ingest.agent}. */
@NullMarked
package coop.minga.ingest.settings;

import org.jspecify.annotations.NullMarked;
