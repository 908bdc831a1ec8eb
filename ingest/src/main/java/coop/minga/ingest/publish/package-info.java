/**
 * Sends what the spool holds to the federation's broker, in the spool's order, and tells the spool what has arrived. In:
 * spooled reports. Out: records on the topic of reports. Next, on the far side of Kafka: {@code analytics.recorder}.
 */
@NullMarked
package coop.minga.ingest.publish;

import org.jspecify.annotations.NullMarked;
