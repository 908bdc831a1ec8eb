/** Tests of what people announce, without a database. */
@NullMarked
package coop.minga.analytics.event;

import org.jspecify.annotations.NullMarked;
