/**
 * The settings of an agent: its files, broker, pace, language and clock. In: {@code agent.yaml}. Out: checked settings. Next:
 * {@code ingest.agent}.
 */
@NullMarked
package coop.minga.ingest.settings;

import org.jspecify.annotations.NullMarked;
