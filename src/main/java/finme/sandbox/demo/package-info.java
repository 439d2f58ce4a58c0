/** Fills a fresh demo: lenders, connected systems, sources and their samples, all through the public API and over HTTP, once. */
@NullMarked
package finme.sandbox.demo;

import org.jspecify.annotations.NullMarked;
