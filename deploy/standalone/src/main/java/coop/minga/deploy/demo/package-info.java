/** The demo: a federation on embedded servers, with sample cooperatives that report every day. */
@NullMarked
package coop.minga.deploy.demo;

import org.jspecify.annotations.NullMarked;
