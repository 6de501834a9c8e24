# A shared cache that honours Cache-Control and CDN-Cache-Control as Cloudflare does. For Varnish 6.1 or newer; started with
# -p http_gzip_support=off it keeps a copy for each coding, as they come, else one that it converts.
vcl 4.1;

import purge;
import std;

backend origin {
  .host = "127.0.0.1";
  .port = "@PORT@";
}

sub vcl_recv {
  if (req.method == "PURGE" && req.http.Cache-Tag) {
    ban("obj.http.Cache-Tag ~ (^|,)\s*" + req.http.Cache-Tag + "\s*(,|$)");
    return (synth(200, "purged by tag"));
  }
  if (req.method == "PURGE" || req.method == "EXPIRE") {
    return (hash);
  }
  # Pages are the same for everybody: whatever identifies a visitor is no reason not to use the copy.
  unset req.http.Cookie;
  unset req.http.Authorization;
}

sub handle_purge {
  if (req.method == "PURGE") {
    set req.http.Purged = purge.hard();
    return (synth(200, "purged"));
  }
  # For tests: as if its time were over.
  if (req.method == "EXPIRE") {
    set req.http.Purged = purge.soft(0s);
    return (synth(200, "expired"));
  }
}

sub vcl_hit {
  call handle_purge;
}

sub vcl_miss {
  call handle_purge;
}

sub vcl_backend_response {
  if (bereq.is_bgfetch && beresp.status >= 500) {
    # The copy that is there is better.
    return (abandon);
  }
  # RFC 9213: where there is a value for this kind of cache, it is the only one that counts.
  set beresp.http.X-Policy = beresp.http.Cache-Control;
  if (beresp.http.CDN-Cache-Control) {
    set beresp.http.X-Policy = beresp.http.CDN-Cache-Control;
  }
  # What does not match is no duration, and the second argument is taken.
  set beresp.ttl = std.duration(regsub(beresp.http.X-Policy, "^.*max-age=([0-9]+).*$", "\1s"), 0s);
  set beresp.grace =
    std.duration(regsub(beresp.http.X-Policy, "^.*stale-while-revalidate=([0-9]+).*$", "\1s"), 0s);
  # Varnish fetches in the background in either case: one window is enough, the longer.
  if (std.duration(regsub(beresp.http.X-Policy, "^.*stale-if-error=([0-9]+).*$", "\1s"), 0s) > beresp.grace) {
    set beresp.grace =
      std.duration(regsub(beresp.http.X-Policy, "^.*stale-if-error=([0-9]+).*$", "\1s"), 0s);
  }
  if (beresp.http.X-Policy ~ "no-store" || beresp.ttl <= 0s) {
    set beresp.uncacheable = true;
  }
  unset beresp.http.X-Policy;
  return (deliver);
}

sub vcl_deliver {
  set resp.http.X-Cache = "miss";
  if (obj.hits > 0) {
    set resp.http.X-Cache = "hit";
  }
}
