/** Tests of recording decisions without a database or a broker. */
@NullMarked
package coop.minga.analytics.recorder;

import org.jspecify.annotations.NullMarked;
