/**
 * The wire contract: signed report, headers, topic, schema, and the value types of both sides. In: values. Out:
 * reports, and the catalogue that checks rows. Next: {@code ingest.source}, and beyond Kafka {@code
 * analytics.recorder}.
 */
@NullMarked
package coop.minga.ingest.contract;

import org.jspecify.annotations.NullMarked;
