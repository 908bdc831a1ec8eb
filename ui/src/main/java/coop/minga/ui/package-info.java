/**
 * The operations room: what delegates see, say and do. In come people and what {@code analytics} knows; out go screens
 * and acts, every one of them decided by {@code analytics}. This package holds the frame around the views: the page,
 * the navigation, sign-in and the wiring.
 */
@NullMarked
package coop.minga.ui;

import org.jspecify.annotations.NullMarked;
