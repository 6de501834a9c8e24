package vanity.web;

/** The site's own pages for what goes wrong; the router asks for them. */
public interface ErrorPages {
  /** 404: no route has this path, or a handler found nothing. */
  Response notFound(Request request);

  /** 405, with Allow. */
  Response methodNotAllowed(Request request);

  /** 400: the request cannot be understood. */
  Response badRequest(Request request);

  /**
   * A handler threw: 503 with Retry-After where the database was busy, 500 otherwise. Shows the
   * request's id and nothing of the exception, which the router logs.
   */
  Response failure(Request request, Throwable cause);
}
