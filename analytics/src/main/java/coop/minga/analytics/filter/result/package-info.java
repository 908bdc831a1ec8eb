/**
 * What the filter answers: the verdict on a reading, its direction and interval, and on what it was judged. Records
 * without behaviour, which every module may read.
 */
@NullMarked
package coop.minga.analytics.filter.result;

import org.jspecify.annotations.NullMarked;
