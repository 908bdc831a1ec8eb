/**
 * The operations room. In: people, and data of {@code analytics}. Out: screens and acts, all decided by {@code
 * analytics}. This package has page, frame, navigation, security and wiring.
 */
@NullMarked
package coop.minga.ui;

import org.jspecify.annotations.NullMarked;
