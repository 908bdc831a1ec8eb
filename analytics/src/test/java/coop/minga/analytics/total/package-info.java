@NullMarked
package coop.minga.analytics.total;

import org.jspecify.annotations.NullMarked;
