/**
 * The program at a cooperative: command line, settings and wiring. In: files dropped into a folder. Out: signed reports
 * on the broker, refused rows beside their file. Next, beyond Kafka: {@code analytics.recorder}.
 */
@NullMarked
package coop.minga.ingest.agent;

import org.jspecify.annotations.NullMarked;
