/**
 * Benchmarks of the filter against a plain model of the same size, and of the first page. Next: {@code
 * deploy.check}, which uses {@code RoomVisitor}.
 */
@NullMarked
package coop.minga.deploy.bench;

import org.jspecify.annotations.NullMarked;
