// Pictures -> dots in a box.
#include "printing/image_setter.hpp"

namespace packbench::printing {
namespace {

constexpr std::size_t kMostKept = 50;

Bitmap drawn(const ImageElement& element, const GreyPicture& picture, const Rect& box) {
  const Size size{static_cast<double>(picture.width), static_cast<double>(picture.height)};
  const Size room{static_cast<double>(box.width), static_cast<double>(box.height)};
  const Placement placement = place_on(size, 1, room, element.fit, element.rotation);
  return to_bitmap(laid_out(picture, placement, box.width, box.height), element.tones);
}

}  // namespace

std::shared_ptr<const Bitmap> ImageSetter::set(const ImageElement& element,
                                               const std::shared_ptr<const GreyPicture>& picture,
                                               const Rect& box) {
  if (picture != element.picture) return std::make_shared<const Bitmap>(drawn(element, *picture, box));
  const Key key{picture, box.width, box.height, element.fit, element.tones, element.rotation};
  if (const auto found = kept_.find(key); found != kept_.end()) return found->second;
  if (kept_.size() >= kMostKept) kept_.clear();
  return kept_.emplace(key, std::make_shared<const Bitmap>(drawn(element, *picture, box))).first->second;
}

}  // namespace packbench::printing
