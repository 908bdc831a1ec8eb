/**
 * The operations room. In: people, and the data of {@code analytics}. Out: screens and actions, all decided by
 * {@code analytics}. This package holds page, frame, navigation, security and wiring.
 */
@NullMarked
package coop.minga.ui;

import org.jspecify.annotations.NullMarked;
