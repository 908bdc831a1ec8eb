/**
 * From Kafka to tables: verifies, removes duplicates, stores or quarantines. In: records of the reports topic. Out:
 * statements and dirty marks. Next: {@code verdict}, called by {@code pipeline}.
 */
@NullMarked
package coop.minga.analytics.recorder;

import org.jspecify.annotations.NullMarked;
