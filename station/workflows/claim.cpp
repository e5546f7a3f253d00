// Orders that are not here: the centre is asked for them.
#include "station/workflows/claim.hpp"

namespace packbench::workflows {

std::optional<LeaseClaim> claim_of(const Draft& draft) {
  if (const auto* order = draft.as<scan::Order>()) return LeaseClaim{order->id, ""};
  if (const auto* tote = draft.as<scan::Tote>()) return LeaseClaim{"", tote->id};
  const auto& text = draft.input().meaning.text;
  const auto* unknown = draft.as<scan::Unknown>();
  if (!unknown) return draft.as<scan::Waybill>() ? std::optional(LeaseClaim{text, text}) : std::nullopt;
  if (unknown->gtin14) return std::nullopt;  // goods
  if (!unknown->own) return LeaseClaim{text, text};
  if (unknown->own->kind == scan::OwnKind::order) return LeaseClaim{unknown->own->id, ""};
  if (unknown->own->kind == scan::OwnKind::tote) return LeaseClaim{"", unknown->own->id};
  return std::nullopt;
}

Verdict claim(Draft& draft, LeaseClaim wanted, Text otherwise) {
  const auto name = name_of(wanted);
  switch (draft.input().facts.centre) {
    case Centre::none:
      return draft.stop(std::move(otherwise));
    case Centre::out_of_reach:
      return draft.stop(say("claim.line_down", name));
    case Centre::there:
      break;
  }
  draft.claim(std::move(wanted));
  return {Tone::info, say("claim.asked", name)};
}

}  // namespace packbench::workflows
