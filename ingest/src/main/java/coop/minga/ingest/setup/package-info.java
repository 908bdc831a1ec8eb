/**
 * Sets up an agent by asking. In: answers of a bookkeeper and a sample file. Out: the first {@code agent.yaml} and
 * {@code catalogue.yaml}. Next: {@code ingest.agent}.
 */
@NullMarked
package coop.minga.ingest.setup;

import org.jspecify.annotations.NullMarked;
