(function () {
  "use strict";
  var only = document.getElementById("only");
  only.closest(".filter").hidden = false;
  only.addEventListener("change", function () {
    document.querySelectorAll("[data-part]").forEach(function (part) {
      part.hidden = Boolean(only.value) && part.id !== only.value;
    });
  });
  function light(id, on) {
    document.querySelectorAll('[data-answer="' + id + '"]').forEach(function (link) {
      var row = link.closest("[data-row]");
      (row ? row.querySelector(".said") : link).classList.toggle("lit", on);
    });
    document.getElementById(id).classList.toggle("lit", on);
  }
  ["mouseover", "focusin", "mouseout", "focusout"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      var link = event.target.closest && event.target.closest("[data-answer]");
      if (link) { light(link.dataset.answer, kind === "mouseover" || kind === "focusin"); }
    });
  });
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (each) { each.open = true; });
  });
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest('a[href^="#"]');
    var part = link && document.getElementById(link.hash.slice(1));
    var hidden = part && part.closest("[data-part][hidden]");
    if (hidden) { only.value = ""; only.dispatchEvent(new Event("change")); }
  });
}());
