/** Tests of what recording decides by itself, without a database or a broker. */
@NullMarked
package coop.minga.analytics.outage;

import org.jspecify.annotations.NullMarked;
