// Pictures -> dots in a box; those that the template itself names are kept warm.
#pragma once

#include <map>
#include <memory>
#include <tuple>

#include "printing/bitmap.hpp"
#include "printing/template.hpp"

namespace packbench::printing {

class ImageSetter {
 public:
  // As large as the box, in dots. Nothing of a picture that comes with the data is kept.
  std::shared_ptr<const Bitmap> set(const ImageElement& element,
                                    const std::shared_ptr<const GreyPicture>& picture, const Rect& box);

 private:
  // The picture is held, so that its address stays its own.
  using Key = std::tuple<std::shared_ptr<const GreyPicture>, int, int, Fit, Tones, int>;
  std::map<Key, std::shared_ptr<const Bitmap>> kept_;
};

}  // namespace packbench::printing
