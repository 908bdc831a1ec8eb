/**
 * The wire contract: signed report, bytes, headers, topic, schema, and the value types of both sides. In: values. Out:
 * reports, and the catalogue that rows are checked against. Next: {@code ingest.source}, and beyond Kafka
 * {@code analytics.recorder}.
 */
@NullMarked
package coop.minga.ingest.contract;

import org.jspecify.annotations.NullMarked;
