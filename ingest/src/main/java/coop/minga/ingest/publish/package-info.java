/**
 * Sends spooled reports to the broker in order and confirms them in the spool. In: spooled reports. Out: records on the
 * topic of reports. Next, beyond Kafka: {@code analytics.recorder}.
 */
@NullMarked
package coop.minga.ingest.publish;

import org.jspecify.annotations.NullMarked;
